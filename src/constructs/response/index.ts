export {
  type Call,
  type Mode,
  type Reach,
  type ResponseContract,
  type ResponseName,
  responses,
} from "../../runtime/response/contract";
export type { AllowListProps } from "./allow-list-text";
export {
  AutomatedResponse,
  type AutomatedResponseProps,
} from "./automated-response";
export { responseNames } from "./response-names";
export { FailedResponses, type FailedResponsesProps } from "./failed-responses";
export {
  ResponseFunction,
  type ResponseFunctionProps,
  type ResponseWiring,
} from "./response-function";
