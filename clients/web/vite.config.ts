import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { buildWorker } from "./server/build-worker.ts";
import { listOperations } from "./server/list-operations.ts";

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter(), isSsrBuild ? listOperations() : buildWorker()],
  build: {
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild ? { input: "./server/server.ts" } : {},
  },
}));
