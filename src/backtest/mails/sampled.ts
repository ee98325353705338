/**
 * Whether a key belongs to the sample that was halved so often. A smaller sample is a part of each
 * larger one, so that counting can go on with what is left (adaptive sampling, after Wegman).
 */
export function isSampled(key: string, halvings: number): boolean {
  return halvings === 0 || hash(key) % 2 ** halvings === 0;
}

/** 32 bits of FNV-1a over UTF-16 units, stirred so that the low bits depend on all of them. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
