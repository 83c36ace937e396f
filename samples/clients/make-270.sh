#!/usr/bin/env bash
# Prints a 270 about an invented patient, with a control number and a trace of its own.
set -euo pipefail
number="$(printf '%09d' "$(($(date +%s%N) / 1000000 % 1000000000))")"
date="$(date +%Y%m%d)"
time="$(date +%H%M)"
cat <<X12
ISA*00*          *00*          *ZZ*CH0001         *ZZ*GATEWAY        *${date:2}*$time*^*00501*$number*0*P*:~
GS*HS*CH0001*GATEWAY*$date*$time*1*X*005010X279A1~
ST*270*0001*005010X279A1~
BHT*0022*13*Q$number*$date*$time~
HL*1**20*1~
NM1*PR*2*CMS*****PI*CMS~
HL*2*1*21*1~
NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
HL*3*2*22*0~
TRN*1*T$number*9CH0001XYZ~
NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
DMG*D8*19480307~
EQ*30~
SE*12*0001~
GE*1*1~
IEA*1*$number~
X12
