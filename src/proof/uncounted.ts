import type { Model } from "./model";
import type { AlertPath, Link } from "./path";

/**
 * Of a block whose number is not known one instance stands for all, and there may be none: what
 * hinges on it is not known either. Who hears is told by the variables of a deployment, which asks
 * for them: of subscriptions one is taken to be there.
 */
export function withUncounted(
  paths: readonly AlertPath[],
  { unknowns }: Model,
): readonly AlertPath[] {
  const open = unknowns.filter(
    ({ address, argument }) =>
      (argument === "count" || argument === "for_each") &&
      !address.includes("aws_sns_topic_subscription."),
  );
  if (open.length === 0) return paths;
  const doubted = (link: Link): Link => {
    if (link.verdict === "broken") return link;
    const doubts = open
      .filter(({ address }) => [link.from, link.to].some(isOf(address)))
      .map(
        ({ address, argument, reason }) =>
          `whether there is ${address}: ${argument}: ${reason.replace("; one stands for all", "")}`,
      );
    return doubts.length === 0
      ? link
      : {
          ...link,
          verdict: "unknown",
          doubts: [...new Set([...link.doubts, ...doubts])],
        };
  };
  return paths.map((path) => ({ ...path, links: path.links.map(doubted) }));
}

/** Whether an address is of an instance of the block, or of what is in it. */
const isOf = (block: string) => (address: string) =>
  address.startsWith(`${block}[`);
