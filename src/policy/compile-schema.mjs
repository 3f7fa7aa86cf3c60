// Puts the schema of policy files into the build as code, so that neither its compiler nor the time that it takes are needed at run time.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../../dist/src/policy/compiled-schema.js", import.meta.url));
const { standaloneModule } = await import(path);
writeFileSync(path, await standaloneModule());
