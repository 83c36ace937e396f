<#ftl output_format="XML"><claimStatusInquiry xmlns="urn:x12gateway:claims:1" inquiryId="${message.inquiryId()}" usage="${message.test()?string("test", "production")}">
