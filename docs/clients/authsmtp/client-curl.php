<?php
// php client-curl.php https://your-host aa00001 [basic_user|ip_allocation]
// The password stands in AUTHSMTP_PASSWORD; a CA file for a certificate of your own in AUTHSMTP_CA.
[, $url, $user] = $argv;
$function = $argv[3] ?? 'basic_user';

$curl = curl_init("$url/restful/$function/$user");
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPAUTH => CURLAUTH_BASIC,
    CURLOPT_USERPWD => $user . ':' . getenv('AUTHSMTP_PASSWORD'),
    CURLOPT_TIMEOUT => 30,
]);
if (getenv('AUTHSMTP_CA')) {
    curl_setopt($curl, CURLOPT_CAINFO, getenv('AUTHSMTP_CA'));
}
$xml = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status !== 200) {
    fwrite(STDERR, "HTTP $status " . curl_error($curl) . "\n");
    exit(1);
}
foreach (simplexml_load_string($xml)->children()->children() as $value) {
    echo $value->getName(), ': ', $value, "\n";
}
exit(str_contains($xml, '<error>') ? 2 : 0);
