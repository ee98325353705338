/**
 * A caller as short as a person knows it, without the account: `role/ci-deployer` of its ARN,
 * `cloudformation.amazonaws.com`. Several accounts may have one: JSON and the page show all of it.
 */
export function principalName(principal: string): string {
  const [, resource] =
    /^arn:[^:]*:[^:]*:[^:]*:\d*:(.+)$/s.exec(principal) ?? [];
  return resource ?? principal.replace(/ in (\d{12}|unknown account)$/, "");
}
