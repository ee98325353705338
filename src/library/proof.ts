/** Whether the alerts of a Terraform configuration can arrive: `trailwire/proof`. @module trailwire/proof */
export * from "../proof";
