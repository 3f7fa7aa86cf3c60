/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  // These two decide which files are linted, and with what; the rules are those of the others.
  ignoreConfig: ["gate", "policy-file"],
};
