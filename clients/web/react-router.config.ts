import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // The whole map of pages is small: it comes with the first page, and no later click waits for it.
  routeDiscovery: { mode: "initial" },
  future: { v8_middleware: true },
} satisfies Config;
