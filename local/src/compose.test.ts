import { describe, expect, it } from "@jest/globals";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { repository } from "./options.ts";

interface Service {
  environment?: Record<string, string>;
  profiles?: string[];
  command?: string | string[];
  depends_on?: Record<string, { required?: boolean }>;
  volumes?: string[];
}

const read = (file: string) => readFileSync(resolve(repository, file), "utf8");
const compose = parse(read("docker-compose.yml"), { merge: true }) as {
  services: Record<string, Service>;
  volumes: object;
};
const services = Object.entries(compose.services);

/** The code of a part: what it reads of its environment stands there. */
const CODE: Record<string, string> = {
  host: "subgraphs/*/src/**/*.ts",
  gateway: "gateway/src/**/*.ts",
  cms: "cms/{src,config}/**/*.ts",
  web: "clients/web/server/**/*.ts",
};

describe("docker-compose.yml", () => {
  it.each(Object.keys(CODE))("tells %s nothing that nobody reads", (name) => {
    const code = globSync(CODE[name] ?? "", { cwd: repository }).map(read);
    const told = Object.keys(compose.services[name]?.environment ?? {});
    expect(told.filter((variable) => !code.some((text) => text.includes(variable)))).toEqual([]);
  });

  it("gives the secret that all keys come from to nobody under another name", () => {
    const shared = services.flatMap(([service, { environment = {} }]) =>
      Object.entries(environment)
        .filter(([name, value]) => name !== "ANGEL_SECRET" && value.includes("ANGEL_SECRET"))
        .map(([name]) => `${service}: ${name}`),
    );
    expect(shared).toEqual([]);
  });

  it("waits for no service that its profile does not start", () => {
    const waits = services.flatMap(([service, { profiles = [], depends_on: needed = {} }]) =>
      Object.entries(needed)
        .filter(([, { required }]) => required !== false)
        .filter(
          ([name]) => !(compose.services[name]?.profiles ?? profiles).every((one) => profiles.includes(one)),
        )
        .map(([name]) => `${service}: ${name}`),
    );
    expect(waits).toEqual([]);
  });

  it("keeps every volume that a service names, and no other", () => {
    const named = services
      .flatMap(([, { volumes = [] }]) => volumes)
      .map((volume) => volume.split(":")[0] ?? "");
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });

  it("seeds the demo union into every subgraph that has something for it", () => {
    expect(seeded("demo")).toEqual(
      globSync("subgraphs/*/seed.ts", { cwd: repository })
        .map((file) => file.split("/")[1] ?? "")
        .toSorted(),
    );
  });

  it("lays the top of an empty union, and an account that may go on from there", () => {
    expect(seeded("bare")).toEqual(["identity", "registry"]);
    expect(words(compose.services["bare-register"])).toContain("write-union.ts /union/union.json none");
  });

  it("tells readers behind the site apart, and lets maps have pictures", () => {
    expect(compose.services["gateway"]?.environment?.["TRUSTED_PROXIES"]).toContain("172.16.0.0/12");
    expect(compose.services["web"]?.environment).toHaveProperty("TILES_URL");
  });
});

function seeded(profile: string): string[] {
  return services
    .filter(([, { profiles }]) => profiles?.includes(profile))
    .map(([, service]) => /seed\.js (\S+)/.exec(words(service))?.[1] ?? "")
    .flatMap((names) => names.split(","))
    .toSorted();
}

function words({ command = "" }: Service = {}): string {
  return typeof command === "string" ? command : command.join(" ");
}
