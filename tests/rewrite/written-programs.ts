import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ClientName } from "./program-policies.js";
import type { Program } from "./programs.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Code that people wrote: the demo, sources of published packages, and examples in the documentation of the libraries. */
export function writtenPrograms(): Program[] {
  const demo = join(repository, "docs/demo/service/src");
  const files = [
    ...readdirSync(demo, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(demo, name)),
    ...["rsmq/index.js", "@keyv/redis/dist/index.js", "@keyv/redis/dist/index.cjs"].map(inPackages),
  ];
  return [
    ...files.map((file) => programOf(readFileSync(file, "utf8"), nameFor(file))),
    ...["ioredis/README.md", "redis/README.md", "rsmq/README.md", "@keyv/redis/README.md"].flatMap((name) =>
      examplesIn(inPackages(name)),
    ),
  ];
}

/** Examples that open a connection; those that say their library further above get it in front. */
function examplesIn(file: string): Program[] {
  const library = dirname(file).endsWith("ioredis") ? "const Redis = require('ioredis');\n" : "";
  const blocks = readFileSync(file, "utf8").matchAll(/^```(?:js|javascript|ts|typescript)\n(?<code>[^]*?)^```/gmu);
  return [...blocks]
    .map(({ groups }) => groups!["code"]!)
    .filter((code) => /new (?:Redis|Keyv|RSMQ)|createClient\(/u.test(code))
    .map((code) => {
      const isModule = /^(?:import|export) /mu.test(code);
      const isWhole = isModule || code.includes("require(");
      const waits = /^(?:const .*= )?await /mu.test(code);
      return programOf(isWhole || waits ? code : library + code, isModule || waits ? "src/app.mjs" : "src/app.cjs");
    });
}

/** A program that asks the client its library has, of one shape or the other. */
function programOf(code: string, filename: string): Program {
  const shapes: readonly ClientName[] = /["'](?:@redis\/client|redis)["']/u.test(code)
    ? ["both", "nodeAsync"]
    : ["plain", "checked"];
  return { code, filename, client: shapes[code.length % 2]! };
}

function nameFor(file: string): string {
  if (file.endsWith(".ts")) return "src/app.ts";
  return /(?:^|\n)import /u.test(readFileSync(file, "utf8")) ? "src/app.mjs" : "src/app.cjs";
}

function inPackages(name: string): string {
  return join(repository, "node_modules", name);
}
