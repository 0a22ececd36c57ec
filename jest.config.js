/** One runner for every package: TypeScript straight from source, decorators as tsc emits them. */
export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/(gateway|subgraphs|local|schema|cms|clients)/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/", "/build/"],
  modulePathIgnorePatterns: ["/dist/", "/build/"],
  testEnvironmentOptions: { customExportConditions: ["source", "node", "default"] },
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: "es6" },
      },
    ],
  },
  globalSetup: "<rootDir>/local/src/postgres-for-tests.ts",
  testSequencer: "<rootDir>/jest.sequencer.js",
  /** One more than a small machine has cores: some tests wait for a process to hang, die or come back. */
  maxWorkers: 3,
  /** Modules of a suite stay in its worker after it: one that holds so much is made anew. */
  workerIdleMemoryLimit: "700MB",
  /** Catches what hangs; a slow machine is not a fault. */
  testTimeout: 120_000,
};
