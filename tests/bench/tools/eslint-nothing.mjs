// What ESLint itself costs: every file is an empty program, and there is no rule.
const parser = {
  parseForESLint(text) {
    const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };
    return {
      ast: { type: "Program", sourceType: "module", body: [], comments: [], tokens: [], range: [0, text.length], loc },
    };
  },
};

export default [{ files: ["**/*.ts"], languageOptions: { parser } }];
