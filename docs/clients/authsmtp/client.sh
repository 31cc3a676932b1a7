#!/bin/sh
# sh client.sh https://your-host aa00001 [basic_user|ip_allocation]
# The password stands in AUTHSMTP_PASSWORD; a CA file for a certificate of your own in AUTHSMTP_CA.
url=$1 user=$2 function=${3:-basic_user}
if [ -n "$AUTHSMTP_CA" ]; then
    set -- --cacert "$AUTHSMTP_CA"
else
    set --
fi
# The password goes through standard input, for the arguments of a program can be read by everybody on the machine.
xml=$(printf '%s:%s\n' "$user" "$AUTHSMTP_PASSWORD" | sed 's/["\\]/\\&/g; s/^/user = "/; s/$/"/' |
    curl --silent --show-error --fail --max-time 30 --config - "$@" "$url/restful/$function/$user") || exit 1
printf '%s\n' "$xml" | sed -n 's/.*<\([a-z_]*\)>\(.*\)<\/\1>.*/\1: \2/p'
case $xml in *'<error>'*) exit 2 ;; esac
