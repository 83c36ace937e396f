<#ftl output_format="XML">
<#macro a name value><#if value?has_content> ${name}="${value}"</#if></#macro>
<#macro number name value><#if value.isPresent()> ${name}="${value.get()?c}"</#if></#macro>
<#macro period date> from="${date.first().get()}"<#if date.format() == "RD8"> through="${date.last().get()}"</#if></#macro>
<#macro party element name demographics="">
    <${element} kind="${(name.kind() == "1")?string("person", "organisation")}"<@a "name" name.last()/><@a "first" name.first()/><@a "middle" name.middle()/><@a "suffix" name.suffix()/><@a "idType" name.idQualifier()/><@a "id" name.id()/><#if demographics?has_content><#if demographics.born().isPresent()> birthDate="${demographics.born().get()}"</#if><@a "gender" demographics.gender()/></#if>/>
</#macro>
<#assign inquiry = fragment.inquiry()>
  <claim number="${fragment.number()?c}" trace="${inquiry.trace()}" payer="${fragment.payerId()}" submitter="${fragment.submitterId()}"<@number "charge" inquiry.charge()/>>
<@party "provider" fragment.provider()/>
<#if fragment.demographics().isPresent() && !fragment.dependent().isPresent()>
<@party "subscriber" fragment.subscriber() fragment.demographics().get()/>
<#else>
<@party "subscriber" fragment.subscriber()/>
</#if>
<#if fragment.dependent().isPresent()>
<#if fragment.demographics().isPresent()>
<@party "dependent" fragment.dependent().get() fragment.demographics().get()/>
<#else>
<@party "dependent" fragment.dependent().get()/>
</#if>
</#if>
<#list fragment.keys() as key>
    <key name="${key.name()}" value="${key.value()}"/>
</#list>
<#if inquiry.date().isPresent()>
    <service<@period inquiry.date().get()/>/>
</#if>
<#list inquiry.lines() as line>
    <line codeSet="${line.procedure().qualifier()}" code="${line.procedure().code()}"<@a "modifiers" line.procedure().modifiers()?join(" ")/> charge="${line.charge()?c}"<@a "revenueCode" line.revenueCode()/><@number "units" line.units()/><@a "controlNumber" line.controlNumber()/><@period line.date()/>/>
</#list>
  </claim>
