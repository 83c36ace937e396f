<#ftl output_format="XML">
<#macro a name value><#if value?has_content> ${name}="${value}"</#if></#macro>
<#macro number name value><#if value.isPresent()> ${name}="${value.get()?c}"</#if></#macro>
<#macro day name value><#if value.isPresent()> ${name}="${value.get()}"</#if></#macro>
<#macro names name> kind="${(name.kind() == "1")?string("person", "organisation")}"<@a "name" name.last()/><@a "first" name.first()/><@a "middle" name.middle()/><@a "suffix" name.suffix()/><@a "idType" name.idQualifier()/><@a "id" name.id()/></#macro>
<#macro patient element name demographics>
    <${element}<@names name/><#if demographics.isPresent()><@day "birthDate" demographics.get().born()/><@a "gender" demographics.get().gender()/></#if>/>
</#macro>
  <claim number="${fragment.number()?c}" account="${fragment.account()}" charge="${fragment.charge()?c}" facility="${fragment.facility()}" frequency="${fragment.frequency()}"<@a "originalNumber" fragment.originalNumber()/><@a "clearinghouseTrace" fragment.clearinghouseTrace()/><@number "patientPaid" fragment.patientPaid()/>>
    <provider<@names fragment.provider()/><@a "taxId" fragment.taxId()/>/>
<#if fragment.rendering().isPresent()>
    <rendering<@names fragment.rendering().get()/>/>
</#if>
<@patient "subscriber" fragment.subscriber() fragment.subscriberDemographics()/>
<#if fragment.dependent().isPresent()>
<@patient "dependent" fragment.dependent().get() fragment.dependentDemographics()/>
</#if>
    <service from="${fragment.service().from()}"<@day "through" fragment.service().through()/>/>
<#if fragment.stay().isPresent()>
<#assign stay = fragment.stay().get()>
    <stay<@day "admitted" stay.admitted()/><@a "admissionType" stay.type()/><@a "patientStatus" stay.patientStatus()/><@a "drg" stay.drg()/>/>
</#if>
<#list fragment.diagnoses() as code>
    <diagnosis code="${code}"/>
</#list>
<#list fragment.otherPayers() as payer>
    <otherPayer id="${payer.id()}"<@a "name" payer.name()/> order="${payer.before()?string("before", "after")}"<@number "paid" payer.paid()/>/>
</#list>
<#list fragment.lines() as line>
    <line number="${line.number()?c}"<@a "controlNumber" line.controlNumber()/><@a "codeSet" line.codeSet()/><@a "code" line.code()/><@a "modifiers" line.modifiers()?join(" ")/><@a "revenueCode" line.revenueCode()/> charge="${line.charge()?c}" units="${line.units()?c}"<@day "from" line.from()/><@day "through" line.through()/><@a "pointers" line.pointers()?join(" ")/><@number "earlierPaid" line.earlierPaid()/>/>
</#list>
  </claim>
