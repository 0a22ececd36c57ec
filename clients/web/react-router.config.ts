import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // Walks build into a folder of their own: they and a platform that runs must not overwrite each other.
  // oxlint-disable-next-line no-process-env -- whoever builds says where
  buildDirectory: process.env["BUILD_FOLDER"] ?? "build",
  // The whole map of pages weighs seven kilobytes: a page brings the part of it that its links lead to, once it stands.
  routeDiscovery: { mode: "lazy" },
  future: { v8_middleware: true },
} satisfies Config;
