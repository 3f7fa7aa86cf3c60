import type { Connection } from "../analysis/connection.js";
import type { Reason } from "./verdict.js";

/** Whether one client can take the place of the connection: by itself, or only a connection of its own (queues). */
export function whichForm(connection: Connection): "client" | "queue" | { readonly reason: Reason } {
  if (connection.subclass) {
    return { reason: { about: "subclass" } };
  }
  if (connection.form === "client" || connection.form === "queue") {
    return connection.form;
  }
  return { reason: { about: "form", form: connection.form } };
}
