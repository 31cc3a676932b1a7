# ruby client.rb https://your-host aa00001 [basic_user|ip_allocation]
# The password stands in AUTHSMTP_PASSWORD; a CA file for a certificate of your own in AUTHSMTP_CA.
require 'net/http'
require 'rexml/document'

url, user, function = ARGV
uri = URI("#{url}/restful/#{function || 'basic_user'}/#{user}")
request = Net::HTTP::Get.new(uri)
request.basic_auth(user, ENV.fetch('AUTHSMTP_PASSWORD'))
answer = Net::HTTP.start(uri.host, uri.port, use_ssl: true, ca_file: ENV['AUTHSMTP_CA'], read_timeout: 30) do |http|
  http.request(request)
end
abort "HTTP #{answer.code}" unless answer.code == '200'

object = REXML::Document.new(answer.body).root.elements[1]
object.elements.each { |value| puts "#{value.name}: #{value.text}" }
exit object.name == 'error' ? 2 : 0
