#!/usr/bin/env bash
# Prints a batch of two 276 claim status requests about invented claims.
set -euo pipefail
number="$(printf '%09d' "$(($(date +%s%N) / 1000000 % 1000000000))")"
date="$(date +%Y%m%d)"
time="$(date +%H%M)"

request() { # NUMBER BIRTH_DATE LAST FIRST MBI REFERENCE CHARGE DAY
  cat <<X12
ST*276*000$1*005010X212~
BHT*0010*13*B$number-$1*$date*$time~
HL*1**20*1~
NM1*PR*2*MEDICARE MAC SAMPLE*****PI*MACPAY1~
HL*2*1*21*1~
NM1*41*2*QUILLWAY CLEARINGHOUSE*****46*CH0001~
HL*3*2*19*1~
NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
HL*4*3*22*0~
DMG*D8*$2~
NM1*IL*1*$3*$4****MI*$5~
TRN*1*S$number-$1~
REF*$6~
AMT*T3*$7~
DTP*472*D8*$8~
SE*16*000$1~
X12
}

cat <<X12
ISA*00*          *00*          *ZZ*CH0001         *ZZ*GATEWAY        *${date:2}*$time*^*00501*$number*0*P*:~
GS*HR*CH0001*GATEWAY*$date*$time*1*X*005010X212~
X12
request 1 19480307 SAMPLEA MARIA 1EG4TE5MK73 'EJ*ACCT1001' 240 20261001
request 2 19510912 SAMPLEB JOHN 1EG4TE5MK72 '1K*2226280000011' 150 20261002
cat <<X12
GE*2*1~
IEA*1*$number~
X12
