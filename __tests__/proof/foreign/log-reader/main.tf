# Log files from a trail in a module of its own to a function
terraform {
  required_providers { aws = { source = "hashicorp/aws", version = "~> 5.0" } }
}
module "trail" {
  source      = "./modules/trail"
  bucket_name = "acme-trail-logs"
}
resource "aws_sns_topic" "alerts" { name = "alerts" }
resource "aws_sns_topic_subscription" "pager" {
  topic_arn              = aws_sns_topic.alerts.arn
  protocol               = "https"
  endpoint               = "https://events.example.com/integration/abc/enqueue"
  endpoint_auto_confirms = true
}
data "archive_file" "lambda" {
  type        = "zip"
  source_file = "${path.module}/index.py"
  output_path = "${path.module}/lambda.zip"
}
resource "aws_iam_role" "lambda" {
  name               = "trail-reader"
  assume_role_policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [{ "Action": "sts:AssumeRole", "Principal": { "Service": "lambda.amazonaws.com" }, "Effect": "Allow" }]
}
POLICY
}
resource "aws_iam_role_policy" "lambda" {
  role   = aws_iam_role.lambda.name
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "${module.trail.bucket_arn}/*" },
    { "Effect": "Allow", "Action": "sns:Publish", "Resource": "${aws_sns_topic.alerts.arn}" },
    { "Effect": "Allow", "Action": ["logs:*"], "Resource": "arn:aws:logs:*:*:*" }
  ]
}
POLICY
}
resource "aws_lambda_function" "reader" {
  filename         = data.archive_file.lambda.output_path
  source_code_hash = data.archive_file.lambda.output_base64sha256
  function_name    = "trail-reader"
  role             = aws_iam_role.lambda.arn
  handler          = "index.handler"
  runtime          = "python3.12"
  timeout          = 60
  environment {
    variables = {
      TOPIC = aws_sns_topic.alerts.arn
    }
  }
}
resource "aws_lambda_permission" "s3" {
  statement_id  = "AllowS3"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.reader.arn
  principal     = "s3.amazonaws.com"
  source_arn    = module.trail.bucket_arn
}
resource "aws_s3_bucket_notification" "trail" {
  bucket = module.trail.bucket_id
  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "AWSLogs/"
    filter_suffix       = ".json.gz"
  }
  depends_on = [aws_lambda_permission.s3]
}
