/** What an e-mail address looks like, for JavaScript and Terraform alike. Terraform reads none of its characters otherwise. */
export const emailForm =
  "^[A-Za-z0-9.!#&'*+/=?^_|~-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$";
