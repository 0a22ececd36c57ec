import { Permission, type Viewer } from "@angel/kit/access";
import { badInput } from "@angel/kit/refusal";
import { type PlainDate, today } from "@angel/kit/values";
import type { ReportDefinition } from "./report-definition.js";

/** Whoever reads a report may see what its rows are about, at the place and all below it. */
export function mayRead({ source }: ReportDefinition, path: string | undefined, viewer: Viewer): boolean {
  const permission = source === "ACCOUNTS" ? Permission.VIEW_ACCOUNTS : Permission.VIEW_MEMBERS;
  return path !== undefined && viewer.may(permission, path);
}

export function readDay(on: PlainDate | null | undefined): PlainDate {
  const day = on ?? today();
  if (day > today()) throw badInput("`on` is a day that has not come yet.");
  return day;
}
