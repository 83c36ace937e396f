<#ftl output_format="XML"><claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="${message.inquiryId()}">
