/** Whether the alerts of a Terraform configuration can arrive: `trailwire/proof`. */
export * from "../proof";
