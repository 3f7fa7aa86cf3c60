// Finds direct clients, and changes nothing; leaves early like the codemods that people write.
module.exports = function report(file, api) {
  if (!file.source.includes("ioredis") || file.path.includes("src/redis/")) return undefined;
  const j = api.jscodeshift;
  j(file.source)
    .find(j.NewExpression, { callee: { name: "Redis" } })
    .forEach(({ node }) => api.report(`${file.path}:${node.loc.start.line} Use getRedisClient().`));
  return undefined;
};
