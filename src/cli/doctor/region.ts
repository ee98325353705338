import { isRegion, regionCodes } from "../../project/regions";
import { VARIABLES_FILE } from "../../project/terraform-variables";
import { nearest } from "../../rule/did-you-mean";
import type { Setting } from "../project/setting-of";
import type { Finding } from "./finding";

/** Whether the region that will be deployed to is one. */
export function checkRegion({ value, from }: Setting): Finding {
  const check = "region";
  if (isRegion(value)) {
    return { check, status: "ok", found: `${value} (${from})` };
  }
  const meant = nearest(value, regionCodes) ?? "<code>";
  return {
    check,
    status: "missing",
    found: `"${value}" (${from}) is no region of AWS`,
    mend:
      from === VARIABLES_FILE
        ? `npx trailwire init --force --region ${meant}`
        : `export ${from}=${meant}`,
  };
}
