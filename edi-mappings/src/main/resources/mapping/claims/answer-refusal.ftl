<#ftl output_format="XML">
  <refusal category="${fragment.category()}" status="${fragment.status()}"<#if fragment.entity()?has_content> entity="${fragment.entity()}"</#if>/>
