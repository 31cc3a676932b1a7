<?php
// php client-stream.php https://your-host aa00001 [basic_user|ip_allocation]
// Without the curl extension. The password stands in AUTHSMTP_PASSWORD; a CA file for a certificate of your own in AUTHSMTP_CA.
[, $url, $user] = $argv;
$function = $argv[3] ?? 'basic_user';

$credentials = base64_encode($user . ':' . getenv('AUTHSMTP_PASSWORD'));
$context = stream_context_create([
    'http' => ['header' => "Authorization: Basic $credentials", 'ignore_errors' => true, 'timeout' => 30],
    'ssl' => getenv('AUTHSMTP_CA') ? ['cafile' => getenv('AUTHSMTP_CA')] : [],
]);
$xml = file_get_contents("$url/restful/$function/$user", false, $context);
if ($xml === false || !preg_match('/ 200\b/', $http_response_header[0])) {
    fwrite(STDERR, ($http_response_header[0] ?? 'no answer') . "\n");
    exit(1);
}
// The values stand on lines of their own: name and digits between two tags.
foreach (explode("\n", $xml) as $line) {
    if (preg_match('/<(\w+)>(.*)<\/\1>/', $line, $found)) {
        echo $found[1], ': ', $found[2], "\n";
    }
}
exit(str_contains($xml, '<error>') ? 2 : 0);
