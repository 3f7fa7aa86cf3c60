/**
 * Runs one program in a thread of its own: what it connects to is led to the servers of the test, what it prints is kept.
 * ioredis is loaded before the program is known, because that takes longest.
 */
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { format } from "node:util";
import { parentPort, workerData } from "node:worker_threads";

const printed = [];
console.log = (...values) => void printed.push(format(...values));
for (const method of ["error", "warn", "info", "debug"]) console[method] = () => {};
process.removeAllListeners("warning");
process.on("unhandledRejection", (error) => void printed.push(`unhandled: ${error?.message ?? error}`));

const create = net.createConnection;
net.createConnection = net.connect = (options, ...rest) => {
  const { host = "localhost", port = 6379 } = options;
  const to = workerData.ports[`${host}:${port}`];
  if (to === undefined) printed.push(`no such server: ${host}:${port}`);
  return create({ ...options, host: "127.0.0.1", port: to ?? 1 }, ...rest);
};
syncBuiltinESMExports();

await import("ioredis");

parentPort.once("message", async ({ driver, environment }) => {
  for (const name of Object.keys(process.env)) if (/redis|_url$|_db$/iu.test(name)) delete process.env[name];
  Object.assign(process.env, environment);
  try {
    await import(driver);
  } catch (error) {
    printed.push(`error: ${error?.message ?? error}`);
  }
  parentPort.postMessage(printed);
});
parentPort.postMessage("ready");
