export { resultData } from "./data";
export { resultHtml, type PageOptions } from "./html";
export type { ReportOptions } from "./options";
export { resultText, type TextOptions } from "./text";
