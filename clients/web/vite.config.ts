import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { listOperations } from "./server/list-operations.ts";

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter(), isSsrBuild && listOperations()],
  build: {
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild ? { input: "./server/server.ts" } : {},
  },
}));
