import type { Route } from "./+types/manifest.js";
import { languageIn } from "../language/language.js";
import { visitOf } from "../session/visit.js";

/** What a telephone asks before it puts the site among its applications (W3C Web Application Manifest). */
export function loader({ context }: Route.LoaderArgs): Response {
  const { locale, text, path } = languageIn(visitOf(context).locale);
  const { card, counter, cabinet } = text.pages;
  const manifest = {
    id: "/",
    name: text.brand,
    short_name: text.brandShort,
    description: text.tagline,
    lang: locale,
    start_url: path("/card"),
    scope: "/",
    display: "standalone",
    background_color: "#faf6ef",
    theme_color: "#0d4a55",
    icons: [
      { src: "/favicon.svg", type: "image/svg+xml", sizes: "any" },
      { src: "/icon-192.png", type: "image/png", sizes: "192x192", purpose: "any maskable" },
      { src: "/icon-512.png", type: "image/png", sizes: "512x512", purpose: "any maskable" },
    ],
    shortcuts: [
      { name: card, url: path("/card") },
      { name: counter, url: path("/counter") },
      { name: cabinet, url: path("/cabinet") },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { "content-type": "application/manifest+json" } });
}
