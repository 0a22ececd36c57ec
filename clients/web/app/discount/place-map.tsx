import type * as Leaflet from "leaflet";
import { useEffect, useRef } from "react";
import { benefits } from "../language/benefits.js";
import { useLanguage, useWords } from "../language/language.js";
import { useFrame } from "../layout/use-frame.js";
import type { PointCollection } from "../gateway/graphql.js";
import { type WantedPlaces, writeWantedPlaces } from "./wanted-places.js";

/** From Kaliningrad to the Bering Strait: what is seen until the first points are there. */
const WHOLE: Leaflet.LatLngBoundsLiteral = [
  [41, 19],
  [77, 180],
];

/** Points on the map, asked for as it moves. Without scripts the list below says the same. */
export function PlaceMap({ wanted }: { wanted: WantedPlaces }) {
  const { path } = useLanguage();
  const { discounts: words } = useWords(benefits);
  const { tilesUrl } = useFrame();
  const place = useRef<HTMLDivElement>(null);
  const filter = writeWantedPlaces({ ...wanted, city: null }).toString();
  const address = `${path("/discounts/map")}?${filter}`;

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let remove = () => {};
    let isOver = false;
    void draw(element, address, tilesUrl).then((end) => {
      if (isOver) end();
      else remove = end;
    });
    return () => {
      isOver = true;
      remove();
    };
  }, [address, tilesUrl]);

  return <div ref={place} className="map" role="region" aria-label={words.map} />;
}

/** The library comes with the first map that is looked at. */
async function draw(element: HTMLElement, address: string, tilesUrl: string | null): Promise<() => void> {
  const [leaflet] = await Promise.all([import("leaflet"), import("leaflet/dist/leaflet.css")]);
  const map = leaflet
    .map(element, { attributionControl: tilesUrl !== null, zoomAnimation: false })
    .fitBounds(WHOLE);
  if (tilesUrl) leaflet.tileLayer(tilesUrl, { attribution: "© OpenStreetMap", maxZoom: 19 }).addTo(map);
  const points = leaflet.layerGroup().addTo(map);
  let isFitted = false;
  let asked: AbortController | undefined;

  const show = async () => {
    asked?.abort();
    asked = new AbortController();
    const seen = map.getBounds();
    const box = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()]
      .map((degrees, at) => (at % 2 === 0 ? clamp(degrees, 180) : clamp(degrees, 90)).toFixed(5))
      .join(",");
    const found = await fetchPoints(`${address}&box=${box}`, asked.signal);
    if (!found) return;
    points.clearLayers();
    for (const one of found.features) mark(leaflet, one).addTo(points);
    if (isFitted || found.features.length === 0) return;
    isFitted = true;
    const corners = found.features.map(
      ({
        geometry: {
          coordinates: [x, y],
        },
      }) => leaflet.latLng(y, x),
    );
    map.fitBounds(leaflet.latLngBounds(corners), { maxZoom: 14, padding: [24, 24] });
  };
  map.on("moveend", () => void show());
  void show();
  return () => {
    asked?.abort();
    map.remove();
  };
}

async function fetchPoints(address: string, signal: AbortSignal): Promise<PointCollection | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? ((await response.json()) as PointCollection) : null;
  } catch {
    // The list below stays; the map shows what it last knew.
    return null;
  }
}

function mark(leaflet: typeof Leaflet, { geometry, properties }: PointCollection["features"][number]) {
  const [longitude, latitude] = geometry.coordinates;
  const { count, name, isOpenNow } = properties;
  const radius = count === undefined ? 7 : Math.min(26, 9 + 4 * Math.log10(count));
  return leaflet
    .circleMarker([latitude, longitude], {
      radius,
      weight: 2,
      color: "#ffffff",
      fillColor: isOpenNow === false ? "#7d8489" : "#0d4a55",
      fillOpacity: 0.9,
    })
    .bindTooltip(name ?? String(count));
}

function clamp(degrees: number, most: number): number {
  return Math.max(-most, Math.min(most, degrees));
}
