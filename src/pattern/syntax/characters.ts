/** What may stand in a JSON pattern, shared by the parser and the renderer. */
export const NAME = /^[A-Za-z0-9_-]+$/;

/** Letters, digits and _ are documented; . and * stand in AWS's own patterns, - in deployed ones. CloudWatch refuses : / and @. */
export const BARE = /^[A-Za-z0-9_.*-]+$/;

/** An integer or a decimal, with sign and exponent if need be. */
export const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
