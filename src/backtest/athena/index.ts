export { athenaBacktest, type AthenaBacktestOptions } from "./athena-backtest";
export { AthenaError } from "./athena-error";
export type { AthenaPort, QueryState, TableParameters } from "./athena-port";
export { deployedAthena, tableName, type DeployedAthena } from "./deployed";
