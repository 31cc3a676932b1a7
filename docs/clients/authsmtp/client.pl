#!/usr/bin/perl
# perl client.pl https://your-host aa00001 [basic_user|ip_allocation]
# The password stands in AUTHSMTP_PASSWORD; a CA file for a certificate of your own in AUTHSMTP_CA.
# Debian: libwww-perl libxml-simple-perl
use strict;
use warnings;
use HTTP::Request;
use LWP::UserAgent;
use XML::Simple;

my ($url, $user, $function) = @ARGV;
$function ||= 'basic_user';

my $agent = LWP::UserAgent->new(timeout => 30);
$agent->ssl_opts(SSL_ca_file => $ENV{AUTHSMTP_CA}) if $ENV{AUTHSMTP_CA};
my $request = HTTP::Request->new(GET => "$url/restful/$function/$user");
$request->authorization_basic($user, $ENV{AUTHSMTP_PASSWORD});    # sent at once: the server never asks for it
my $answer = $agent->request($request);
if ($answer->code != 200) {
    print STDERR 'HTTP ', $answer->status_line, "\n";
    exit 1;
}
my $result = XMLin($answer->content, SuppressEmpty => '', ForceArray => ['ip']);
my ($object) = values %$result;
for my $name (sort keys %$object) {
    print "$name: $_\n" for ref $object->{$name} ? @{ $object->{$name} } : $object->{$name};
}
exit(exists $result->{error} ? 2 : 0);
