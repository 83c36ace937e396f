<#ftl output_format="XML">
  <providerRefusal provider="${fragment.providerId()}" category="${fragment.reason().category()}" status="${fragment.reason().status()}"<#if fragment.reason().entity()?has_content> entity="${fragment.reason().entity()}"</#if>/>
