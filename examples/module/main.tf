terraform {
  required_version = ">= 1.2"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

# Where the monitor stands.
provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = {
      Application = "security"
    }
  }
}

# Where further events come from: a module cannot make providers, so it is handed one for each region.
provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

provider "aws" {
  alias  = "us_east_2"
  region = "us-east-2"
}

provider "aws" {
  alias  = "us_west_2"
  region = "us-west-2"
}

module "security_monitor" {
  source = "./trailwire"
  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
    aws.us_east_2 = aws.us_east_2
    aws.us_west_2 = aws.us_west_2
  }

  alert_emails   = ["security@example.com"]
  prefix         = "acme"
  retention_days = 400
}

# What the module gives can be used like anything else: here, who may read the logs.
data "aws_iam_policy_document" "read_logs" {
  statement {
    actions = ["s3:GetObject", "s3:ListBucket"]
    resources = [
      "arn:aws:s3:::${module.security_monitor.audit_bucket}",
      "arn:aws:s3:::${module.security_monitor.audit_bucket}/*",
    ]
  }
}

resource "aws_iam_policy" "read_logs" {
  name   = "acme-read-audit-logs"
  policy = data.aws_iam_policy_document.read_logs.json
}

output "audit_bucket" {
  value = module.security_monitor.audit_bucket
}

output "alert_topic_arn" {
  value = module.security_monitor.alert_topic_arn
}
