package rules

// sensitiveValues are values below HKEY_LOCAL_MACHINE that make Windows run code
// or weaken its protection. Keys are in lower case, as canonicalKey spells them; \*
// at their end stands for any key below, and the name * for any value.
//
// Sources: the pages on each component in the Windows documentation (Run and
// RunOnce registry keys, AppInit DLLs, Configuring automatic debugging, Winlogon and
// credential providers, policy CSP), and the documents that protection against
// malware is configured with.
var sensitiveValues = []sensitiveValue{
	{currentVersion + `run`, "*", runsAtLogon, anything, runsForUsers},
	{currentVersion + `runonce`, "*", runsAtLogon, anything, runsOnce},
	{currentVersion + `runonceex\*`, "*", runsAtLogon, anything, runsOnce},
	{currentVersion + `runservices`, "*", runsAtLogon, anything, runsForUsers},
	{currentVersion + `runservicesonce`, "*", runsAtLogon, anything, runsForUsers},
	{currentVersion + `policies\explorer\run`, "*", runsAtLogon, anything, runsForUsers},
	{`software\microsoft\active setup\installed components\*`, "StubPath", runsAtLogon, anything, "run the command once for each user at logon"},

	{windowsNT + `winlogon`, "Shell", loadsCode, anything, "run this as the shell of every user"},
	{windowsNT + `winlogon`, "Userinit", loadsCode, anything, "run this for every user at logon"},
	{windowsNT + `winlogon`, "Taskman", loadsCode, anything, "run this as the task manager"},
	{windowsNT + `winlogon`, "System", loadsCode, anything, "run this as the system at startup"},
	{windowsNT + `winlogon`, "GinaDLL", loadsCode, anything, "load this library into the process that takes passwords"},
	{windowsNT + `winlogon\notify\*`, "DllName", loadsCode, anything, "load this library into the process that takes passwords"},
	{windowsNT + `windows`, "AppInit_DLLs", loadsCode, anything, "load this library into every process with a window"},
	{windowsNT + `windows`, "LoadAppInit_DLLs", loadsCode, nonzero, "load the libraries in AppInit_DLLs into every process with a window"},
	{windowsNT + `windows`, "Load", loadsCode, anything, "run this for every user at logon"},
	{windowsNT + `windows`, "Run", loadsCode, anything, "run this for every user at logon"},
	{windowsNT + `image file execution options\*`, "Debugger", loadsCode, anything, "run this in the place of another program"},
	{windowsNT + `image file execution options\*`, "VerifierDlls", loadsCode, anything, "load this library into another program"},
	{windowsNT + `silentprocessexit\*`, "MonitorProcess", loadsCode, anything, "run this when another program ends"},
	{sessionManager, "BootExecute", loadsCode, anything, "run this as the system before anything else at startup"},
	{sessionManager, "SetupExecute", loadsCode, anything, "run this as the system before anything else at startup"},
	{sessionManager, "Execute", loadsCode, anything, "run this as the system before anything else at startup"},
	{sessionManager + `\appcertdlls`, "*", loadsCode, anything, "load this library into every process that starts others"},
	{control + `lsa`, "Authentication Packages", loadsCode, anything, "load this library into the process that keeps passwords (LSASS)"},
	{control + `lsa`, "Security Packages", loadsCode, anything, "load this library into the process that keeps passwords (LSASS)"},
	{control + `lsa`, "Notification Packages", loadsCode, anything, "give this library every new password in clear"},
	{control + `lsa\osconfig`, "Security Packages", loadsCode, anything, "load this library into the process that keeps passwords (LSASS)"},
	{`software\microsoft\command processor`, "AutoRun", loadsCode, anything, "run this command in every command prompt"},

	{defender + `\exclusions\*`, "*", weakensPolicy, anything, "excludes something from the scans of Windows Defender"},
	{defenderPolicy + `\exclusions\*`, "*", weakensPolicy, anything, "excludes something from the scans of Windows Defender"},
	{defender, "DisableAntiSpyware", weakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy, "DisableAntiSpyware", weakensPolicy, nonzero, turnsOffDefender},
	{defender, "DisableAntiVirus", weakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy, "DisableAntiVirus", weakensPolicy, nonzero, turnsOffDefender},
	{defender + `\real-time protection`, "DisableRealtimeMonitoring", weakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy + `\real-time protection`, "DisableRealtimeMonitoring", weakensPolicy, nonzero, turnsOffDefender},
	{defender + `\real-time protection`, "DisableBehaviorMonitoring", weakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy + `\real-time protection`, "DisableBehaviorMonitoring", weakensPolicy, nonzero, turnsOffDefender},
	{defender + `\features`, "TamperProtection", weakensPolicy, zero, "turns off the tamper protection of Windows Defender"},
	{services + `windefend`, "Start", weakensPolicy, disabled, turnsOffDefender},
	{services + `wdfilter`, "Start", weakensPolicy, disabled, turnsOffDefender},
	{services + `wdboot`, "Start", weakensPolicy, disabled, turnsOffDefender},
	{services + `sense`, "Start", weakensPolicy, disabled, turnsOffDefender},
	{services + `wscsvc`, "Start", weakensPolicy, disabled, "turns off the Windows Security Center"},
	{services + `eventlog`, "Start", weakensPolicy, disabled, "turns off the event log"},
	{services + `mpssvc`, "Start", weakensPolicy, disabled, turnsOffFirewall},
	{firewall + `domainprofile`, "EnableFirewall", weakensPolicy, zero, turnsOffFirewall},
	{firewall + `standardprofile`, "EnableFirewall", weakensPolicy, zero, turnsOffFirewall},
	{firewall + `publicprofile`, "EnableFirewall", weakensPolicy, zero, turnsOffFirewall},
	{`software\policies\microsoft\windowsfirewall\*`, "EnableFirewall", weakensPolicy, zero, turnsOffFirewall},

	{control + `deviceguard`, "EnableVirtualizationBasedSecurity", weakensPolicy, zero, "turns off virtualization-based security"},
	{control + `deviceguard`, "HypervisorEnforcedCodeIntegrity", weakensPolicy, zero, turnsOffHVCI},
	{control + `deviceguard\scenarios\hypervisorenforcedcodeintegrity`, "Enabled", weakensPolicy, zero, turnsOffHVCI},
	{control + `deviceguard\scenarios\credentialguard`, "Enabled", weakensPolicy, zero, "turns off Credential Guard"},
	{`software\policies\microsoft\windows\deviceguard`, "EnableVirtualizationBasedSecurity", weakensPolicy, zero, "turns off virtualization-based security"},
	{`software\policies\microsoft\windows\deviceguard`, "HypervisorEnforcedCodeIntegrity", weakensPolicy, zero, turnsOffHVCI},
	{control + `ci\config`, "VulnerableDriverBlocklistEnable", weakensPolicy, zero, "turns off the blocklist of vulnerable drivers"},
	{`software\microsoft\driver signing`, "Policy", weakensPolicy, zero, "lets Windows install unsigned drivers"},

	{control + `lsa`, "RunAsPPL", weakensPolicy, zero, "turns off the protection of the process that keeps passwords (LSASS)"},
	{control + `lsa`, "LimitBlankPasswordUse", weakensPolicy, zero, "lets accounts without a password log on over the network"},
	{control + `lsa`, "RestrictAnonymous", weakensPolicy, zero, "lets anonymous callers list accounts and shares"},
	{control + `lsa`, "RestrictAnonymousSAM", weakensPolicy, zero, "lets anonymous callers list accounts"},
	{control + `lsa`, "EveryoneIncludesAnonymous", weakensPolicy, nonzero, "gives anonymous callers all that Everyone has"},
	{control + `lsa`, "NoLMHash", weakensPolicy, zero, "stores passwords in a form that is easy to break"},
	{control + `securityproviders\wdigest`, "UseLogonCredential", weakensPolicy, nonzero, "keeps passwords in memory in clear"},
	{windowsNT + `winlogon`, "AutoAdminLogon", weakensPolicy, nonzero, "logs a user on without a password"},
	{windowsNT + `winlogon`, "DefaultPassword", weakensPolicy, anything, "keeps a password in clear where every user can read it"},
	{currentVersion + `policies\system`, "EnableLUA", weakensPolicy, zero, "turns off User Account Control"},
	{currentVersion + `policies\system`, "ConsentPromptBehaviorAdmin", weakensPolicy, zero, "lets programs become administrator without asking"},
	{currentVersion + `policies\system`, "PromptOnSecureDesktop", weakensPolicy, zero, "lets other programs draw over the prompt of User Account Control"},
	{currentVersion + `policies\system`, "LocalAccountTokenFilterPolicy", weakensPolicy, nonzero, "gives local accounts administrative rights over the network"},
	{`software\policies\microsoft\windows\system`, "EnableSmartScreen", weakensPolicy, zero, "turns off SmartScreen"},

	{`software\microsoft\systemcertificates\root\certificates\*`, "*", weakensPolicy, anything, trustsRoot},
	{`software\policies\microsoft\systemcertificates\root\certificates\*`, "*", weakensPolicy, anything, trustsRoot},
	{`software\microsoft\enterprisecertificates\root\certificates\*`, "*", weakensPolicy, anything, trustsRoot},
	{`software\microsoft\systemcertificates\trustedpublisher\certificates\*`, "*", weakensPolicy, anything, trustsPublisher},
	{`software\policies\microsoft\systemcertificates\trustedpublisher\certificates\*`, "*", weakensPolicy, anything, trustsPublisher},

	{services + `lanmanserver\parameters`, "NullSessionPipes", weakensPolicy, anything, "lets anonymous callers open a named pipe over the network"},
	{services + `lanmanserver\parameters`, "NullSessionShares", weakensPolicy, anything, "lets anonymous callers open a share"},
	{services + `lanmanserver\parameters`, "RestrictNullSessAccess", weakensPolicy, zero, "lets anonymous callers open pipes and shares"},
	{services + `lanmanserver\parameters`, "SMB1", weakensPolicy, nonzero, "turns on SMB 1"},
	{control + `terminal server`, "fDenyTSConnections", weakensPolicy, zero, "turns on Remote Desktop"},
	{control + `terminal server\winstations\rdp-tcp`, "UserAuthentication", weakensPolicy, zero, "lets Remote Desktop take connections before the user is known"},
	{sessionManager, "ProtectionMode", weakensPolicy, zero, "weakens the descriptors of the system's own objects"},
	{sessionManager, "SafeDllSearchMode", weakensPolicy, zero, "makes programs look for libraries in the current directory first"},
	{sessionManager + `\knowndlls`, "*", weakensPolicy, anything, "changes which libraries of Windows all programs load"},
	{sessionManager + `\kernel`, "DisableExceptionChainValidation", weakensPolicy, nonzero, "turns off a protection against exploits (SEHOP)"},
	{sessionManager + `\memory management`, "MoveImages", weakensPolicy, zero, "turns off address space layout randomization"},
}

const (
	currentVersion = `software\microsoft\windows\currentversion\`
	windowsNT      = `software\microsoft\windows nt\currentversion\`
	control        = `system\currentcontrolset\control\`
	services       = `system\currentcontrolset\services\`
	sessionManager = control + `session manager`
	defender       = `software\microsoft\windows defender`
	defenderPolicy = `software\policies\microsoft\windows defender`
	firewall       = services + `sharedaccess\parameters\firewallpolicy\`

	runsOnce         = "run the command once, at the next start or logon"
	runsForUsers     = "run the command for every user at logon"
	turnsOffDefender = "turns off Windows Defender, or part of it"
	turnsOffFirewall = "turns off the firewall"
	turnsOffHVCI     = "turns off memory integrity (HVCI), which keeps unsigned code out of the kernel"
	trustsRoot       = "makes the machine trust everything that is signed below another root certificate"
	trustsPublisher  = "makes the machine install drivers of another publisher without asking"
)
