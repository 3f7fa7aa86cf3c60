import * as parser from "@typescript-eslint/parser";

// What people use today: an import ban and selectors for the constructors.
export default [
  {
    files: ["**/*.ts"],
    ignores: ["src/redis/**"],
    languageOptions: { parser },
    rules: {
      "no-restricted-imports": ["error", { paths: ["ioredis", "redis"] }],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name=/^(IO)?Redis$/]", message: "Use getRedisClient()." },
        { selector: "NewExpression[callee.object.name=/^(IO)?Redis$/]", message: "Use getRedisClient()." },
        { selector: "CallExpression[callee.name='createClient']", message: "Use getRedisClient()." },
      ],
    },
  },
];
