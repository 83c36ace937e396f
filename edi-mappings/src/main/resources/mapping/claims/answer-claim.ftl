<#ftl output_format="XML">
<#macro a name value><#if value?has_content> ${name}="${value}"</#if></#macro>
<#macro number name value><#if value.isPresent()> ${name}="${value.get()?c}"</#if></#macro>
<#macro day name value><#if value.isPresent()> ${name}="${value.get()}"</#if></#macro>
<#macro period date> from="${date.first().get()}"<#if date.format() == "RD8"> through="${date.last().get()}"</#if></#macro>
<#macro code c> category="${c.category()}" status="${c.status()}"<@a "entity" c.entity()/><@a "list" c.codeList()/></#macro>
<#macro states statuses>
<#list statuses as state>
    <state<@code state.code()/> since="${state.date()}"<@number "charge" state.charge()/><@number "paid" state.paid()/><@day "adjudicated" state.adjudicated()/><@day "paymentDate" state.paymentDate()/><@a "paymentNumber" state.paymentNumber()/>><#list state.further() as more><also<@code more/>/></#list></state>
</#list>
</#macro>
<#assign claim = fragment.status()>
  <claim number="${fragment.number()?c}" trace="${claim.trace()}">
<@states claim.statuses()/>
<#list fragment.keys() as key>
    <key name="${key.name()}" value="${key.value()}"/>
</#list>
<#if claim.date().isPresent()>
    <service<@period claim.date().get()/>/>
</#if>
<#list claim.lines() as line>
    <line codeSet="${line.procedure().qualifier()}" code="${line.procedure().code()}"<@a "modifiers" line.procedure().modifiers()?join(" ")/> charge="${line.charge()?c}"<@a "revenueCode" line.revenueCode()/><@number "units" line.units()/><@a "controlNumber" line.controlNumber()/><@period line.date()/> paid="${line.paid()?c}">
<@states line.statuses()/>
    </line>
</#list>
  </claim>
