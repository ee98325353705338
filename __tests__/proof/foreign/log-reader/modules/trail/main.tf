variable "bucket_name" { type = string }
data "aws_caller_identity" "current" {}
resource "aws_s3_bucket" "this" { bucket = var.bucket_name }
resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = templatefile("${path.module}/policy.json.tpl", { bucket = aws_s3_bucket.this.arn, account = data.aws_caller_identity.current.account_id })
}
resource "aws_cloudtrail" "this" {
  name                  = "main"
  s3_bucket_name        = aws_s3_bucket.this.id
  is_multi_region_trail = true
  depends_on            = [aws_s3_bucket_policy.this]
}
output "bucket_arn" { value = aws_s3_bucket.this.arn }
output "bucket_id" { value = aws_s3_bucket.this.id }
