import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["out/"] },
  js.configs.recommended,
  {
    files: ["src/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    files: ["test/**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: Object.fromEntries(["require", "exports", "process", "__dirname", "URL"].map((name) => [name, "readonly"])) },
  },
);
