export {
  type Mode,
  type ResponseName,
  responses,
} from "../../runtime/response/contract";
export type { AllowListProps } from "./allow-list-text";
export {
  AutomatedResponse,
  type AutomatedResponseProps,
  responseNames,
} from "./automated-response";
export { FailedResponses, type FailedResponsesProps } from "./failed-responses";
export {
  ResponseFunction,
  type ResponseFunctionProps,
  type ResponseWiring,
} from "./response-function";
