// mcs Client.cs && mono Client.exe https://your-host aa00001 [basic_user|ip_allocation]
// The password stands in AUTHSMTP_PASSWORD; a CA file for a certificate of your own in AUTHSMTP_CA.
// Old versions of .NET speak TLS 1.0 unless they are told otherwise; the server wants 1.2 or newer.
using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

class Client
{
    static int Main(string[] args)
    {
        string function = args.Length > 2 ? args[2] : "basic_user";
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;
        string ca = Environment.GetEnvironmentVariable("AUTHSMTP_CA");
        if (!string.IsNullOrEmpty(ca))
        {
            Trust(new X509Certificate2(ca));
        }
        string password = Environment.GetEnvironmentVariable("AUTHSMTP_PASSWORD");
        var request = (HttpWebRequest)WebRequest.Create(args[0] + "/restful/" + function + "/" + args[1]);
        request.Timeout = 30000;
        // Sent at once: the server never asks for it.
        request.Headers["Authorization"] =
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(args[1] + ":" + password));
        var xml = new XmlDocument();
        try
        {
            using (WebResponse answer = request.GetResponse())
            using (Stream body = answer.GetResponseStream())
            {
                xml.Load(body);
            }
        }
        catch (WebException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        XmlNode found = xml.DocumentElement.FirstChild;
        foreach (XmlNode value in found.ChildNodes)
        {
            Console.WriteLine(value.Name + ": " + value.InnerText);
        }
        return found.Name == "error" ? 2 : 0;
    }

    // Takes certificates of this authority for the right host, besides those that the machine trusts.
    static void Trust(X509Certificate2 authority)
    {
        ServicePointManager.ServerCertificateValidationCallback = (sender, certificate, presented, errors) =>
        {
            if (errors == SslPolicyErrors.None)
            {
                return true;
            }
            if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            {
                return false;
            }
            var chain = new X509Chain();
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
            chain.ChainPolicy.ExtraStore.Add(authority);
            if (!chain.Build(new X509Certificate2(certificate)))
            {
                return false;
            }
            var elements = chain.ChainElements;
            return elements.Count > 0
                && elements[elements.Count - 1].Certificate.Thumbprint == authority.Thumbprint;
        };
    }
}
