// The rewrite as a codemod of the usual kind: a literal `db` becomes a name, the import is replaced.
const path = require("node:path");

module.exports = function migrate(file, api) {
  if (!file.source.includes("ioredis") || file.path.includes("src/redis/")) return undefined;
  const j = api.jscodeshift;
  const root = j(file.source);
  let changed = false;
  root.find(j.NewExpression, { callee: { name: "Redis" } }).forEach((found) => {
    const [options] = found.node.arguments;
    const db = options?.properties?.find(({ key }) => key?.name === "db")?.value.value ?? 0;
    j(found).replaceWith(j.callExpression(j.identifier("getRedisClient"), [j.literal(`database${db}`)]));
    changed = true;
  });
  if (!changed) return undefined;
  const from = path.posix.relative(path.posix.dirname(file.path), "src/redis/client.js");
  root
    .find(j.ImportDeclaration, { source: { value: "ioredis" } })
    .replaceWith(
      j.importDeclaration(
        [j.importSpecifier(j.identifier("getRedisClient"))],
        j.literal(from.startsWith(".") ? from : `./${from}`),
      ),
    );
  return root.toSource();
};
