package facts

// sensitiveValues are values below HKEY_LOCAL_MACHINE that make Windows run code
// or weaken its protection. Keys are in lower case, as CanonicalKey spells them; \*
// at their end stands for any key below, and the name * for any value.
//
// Sources: the pages on each component in the Windows documentation (Run and
// RunOnce registry keys, AppInit DLLs, Configuring automatic debugging, Winlogon and
// credential providers, policy CSP), and the documents that protection against
// malware is configured with.
var sensitiveValues = []SensitiveValue{
	{currentVersion + `run`, "*", RunsAtLogon, anything, runsForUsers},
	{currentVersion + `runonce`, "*", RunsAtLogon, anything, runsOnce},
	{currentVersion + `runonceex\*`, "*", RunsAtLogon, anything, runsOnce},
	{currentVersion + `runservices`, "*", RunsAtLogon, anything, runsForUsers},
	{currentVersion + `runservicesonce`, "*", RunsAtLogon, anything, runsForUsers},
	{currentVersion + `policies\explorer\run`, "*", RunsAtLogon, anything, runsForUsers},
	{`software\microsoft\active setup\installed components\*`, "StubPath", RunsAtLogon, anything, "run a command once for each user at logon"},

	{windowsNT + `winlogon`, "Shell", LoadsCode, anything, "run a program as the shell of every user"},
	{windowsNT + `winlogon`, "Userinit", LoadsCode, anything, "run a program for every user at logon"},
	{windowsNT + `winlogon`, "Taskman", LoadsCode, anything, "run a program as the task manager"},
	{windowsNT + `winlogon`, "System", LoadsCode, anything, "run a program as the system at startup"},
	{windowsNT + `winlogon`, "GinaDLL", LoadsCode, anything, "load a library into the process that takes passwords"},
	{windowsNT + `winlogon\notify\*`, "DllName", LoadsCode, anything, "load a library into the process that takes passwords"},
	{windowsNT + `windows`, "AppInit_DLLs", LoadsCode, anything, "load a library into every process with a window"},
	{windowsNT + `windows`, "LoadAppInit_DLLs", LoadsCode, nonzero, "load the libraries in AppInit_DLLs into every process with a window"},
	{windowsNT + `windows`, "Load", LoadsCode, anything, "run a program for every user at logon"},
	{windowsNT + `windows`, "Run", LoadsCode, anything, "run a program for every user at logon"},
	{windowsNT + `image file execution options\*`, "Debugger", LoadsCode, anything, "run a program in the place of another"},
	{windowsNT + `image file execution options\*`, "VerifierDlls", LoadsCode, anything, "load a library into another program"},
	{windowsNT + `silentprocessexit\*`, "MonitorProcess", LoadsCode, anything, "run a program when another one ends"},
	{sessionManager, "BootExecute", LoadsCode, anything, "run a program as the system before anything else at startup"},
	{sessionManager, "SetupExecute", LoadsCode, anything, "run a program as the system before anything else at startup"},
	{sessionManager, "Execute", LoadsCode, anything, "run a program as the system before anything else at startup"},
	{sessionManager + `\appcertdlls`, "*", LoadsCode, anything, "load a library into every process that starts others"},
	{control + `lsa`, "Authentication Packages", LoadsCode, anything, "load a library into the process that keeps passwords (LSASS)"},
	{control + `lsa`, "Security Packages", LoadsCode, anything, "load a library into the process that keeps passwords (LSASS)"},
	{control + `lsa`, "Notification Packages", LoadsCode, anything, "give a library every new password in clear text"},
	{control + `lsa\osconfig`, "Security Packages", LoadsCode, anything, "load a library into the process that keeps passwords (LSASS)"},
	{windowsNT + `svchost`, "*", SharesProcess, anything, "run a service in svchost.exe"},
	{`software\microsoft\command processor`, "AutoRun", LoadsCode, anything, "run a command in every command prompt"},

	{defender + `\exclusions\*`, "*", WeakensPolicy, anything, "excludes something from the scans of Windows Defender"},
	{defenderPolicy + `\exclusions\*`, "*", WeakensPolicy, anything, "excludes something from the scans of Windows Defender"},
	{defender, "DisableAntiSpyware", WeakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy, "DisableAntiSpyware", WeakensPolicy, nonzero, turnsOffDefender},
	{defender, "DisableAntiVirus", WeakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy, "DisableAntiVirus", WeakensPolicy, nonzero, turnsOffDefender},
	{defender + `\real-time protection`, "DisableRealtimeMonitoring", WeakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy + `\real-time protection`, "DisableRealtimeMonitoring", WeakensPolicy, nonzero, turnsOffDefender},
	{defender + `\real-time protection`, "DisableBehaviorMonitoring", WeakensPolicy, nonzero, turnsOffDefender},
	{defenderPolicy + `\real-time protection`, "DisableBehaviorMonitoring", WeakensPolicy, nonzero, turnsOffDefender},
	{defender + `\features`, "TamperProtection", WeakensPolicy, zero, "turns off the tamper protection of Windows Defender"},
	{ServicesKey + `windefend`, "Start", WeakensPolicy, disabled, turnsOffDefender},
	{ServicesKey + `wdfilter`, "Start", WeakensPolicy, disabled, turnsOffDefender},
	{ServicesKey + `wdboot`, "Start", WeakensPolicy, disabled, turnsOffDefender},
	{ServicesKey + `sense`, "Start", WeakensPolicy, disabled, turnsOffDefender},
	{ServicesKey + `wscsvc`, "Start", WeakensPolicy, disabled, "turns off the Windows Security Center"},
	{ServicesKey + `eventlog`, "Start", WeakensPolicy, disabled, "turns off the event log"},
	{ServicesKey + `mpssvc`, "Start", WeakensPolicy, disabled, turnsOffFirewall},
	{firewall + `domainprofile`, "EnableFirewall", WeakensPolicy, zero, turnsOffFirewall},
	{firewall + `standardprofile`, "EnableFirewall", WeakensPolicy, zero, turnsOffFirewall},
	{firewall + `publicprofile`, "EnableFirewall", WeakensPolicy, zero, turnsOffFirewall},
	{`software\policies\microsoft\windowsfirewall\*`, "EnableFirewall", WeakensPolicy, zero, turnsOffFirewall},

	{control + `deviceguard`, "EnableVirtualizationBasedSecurity", WeakensPolicy, zero, "turns off virtualization-based security"},
	{control + `deviceguard`, "HypervisorEnforcedCodeIntegrity", WeakensPolicy, zero, turnsOffHVCI},
	{control + `deviceguard\scenarios\hypervisorenforcedcodeintegrity`, "Enabled", WeakensPolicy, zero, turnsOffHVCI},
	{control + `deviceguard\scenarios\credentialguard`, "Enabled", WeakensPolicy, zero, "turns off Credential Guard"},
	{`software\policies\microsoft\windows\deviceguard`, "EnableVirtualizationBasedSecurity", WeakensPolicy, zero, "turns off virtualization-based security"},
	{`software\policies\microsoft\windows\deviceguard`, "HypervisorEnforcedCodeIntegrity", WeakensPolicy, zero, turnsOffHVCI},
	{control + `ci\config`, "VulnerableDriverBlocklistEnable", WeakensPolicy, zero, "turns off the blocklist of vulnerable drivers"},
	{`software\microsoft\driver signing`, "Policy", WeakensPolicy, zero, "lets Windows install unsigned drivers"},

	{control + `lsa`, "RunAsPPL", WeakensPolicy, zero, "turns off LSA protection (RunAsPPL) of the process that keeps passwords (LSASS)"},
	{control + `lsa`, "LimitBlankPasswordUse", WeakensPolicy, zero, "lets accounts without a password log on over the network"},
	{control + `lsa`, "RestrictAnonymous", WeakensPolicy, zero, "lets anonymous callers list accounts and shares"},
	{control + `lsa`, "RestrictAnonymousSAM", WeakensPolicy, zero, "lets anonymous callers list accounts"},
	{control + `lsa`, "EveryoneIncludesAnonymous", WeakensPolicy, nonzero, "gives anonymous callers all that Everyone has"},
	{control + `lsa`, "NoLMHash", WeakensPolicy, zero, "stores passwords in a form that is easy to break"},
	{control + `securityproviders\wdigest`, "UseLogonCredential", WeakensPolicy, nonzero, "keeps passwords in memory in clear text"},
	{windowsNT + `winlogon`, "AutoAdminLogon", WeakensPolicy, nonzero, "logs a user on without a password"},
	{windowsNT + `winlogon`, "DefaultPassword", WeakensPolicy, anything, "keeps a password in clear text where every user can read it"},
	{currentVersion + `policies\system`, "EnableLUA", WeakensPolicy, zero, "turns off User Account Control"},
	{currentVersion + `policies\system`, "ConsentPromptBehaviorAdmin", WeakensPolicy, zero, "lets programs become administrator without asking"},
	{currentVersion + `policies\system`, "PromptOnSecureDesktop", WeakensPolicy, zero, "lets other programs draw over the prompt of User Account Control"},
	{currentVersion + `policies\system`, "LocalAccountTokenFilterPolicy", WeakensPolicy, nonzero, "gives local accounts administrative rights over the network"},
	{`software\policies\microsoft\windows\system`, "EnableSmartScreen", WeakensPolicy, zero, "turns off SmartScreen"},

	{`software\microsoft\systemcertificates\root\certificates\*`, "*", WeakensPolicy, anything, trustsRoot},
	{`software\policies\microsoft\systemcertificates\root\certificates\*`, "*", WeakensPolicy, anything, trustsRoot},
	{`software\microsoft\enterprisecertificates\root\certificates\*`, "*", WeakensPolicy, anything, trustsRoot},
	{`software\microsoft\systemcertificates\authroot\certificates\*`, "*", WeakensPolicy, anything, trustsRoot},
	{`software\microsoft\systemcertificates\trustedpeople\certificates\*`, "*", WeakensPolicy, anything, trustsPeople},
	{`software\policies\microsoft\systemcertificates\trustedpeople\certificates\*`, "*", WeakensPolicy, anything, trustsPeople},
	{`software\microsoft\enterprisecertificates\trustedpeople\certificates\*`, "*", WeakensPolicy, anything, trustsPeople},
	{`software\microsoft\systemcertificates\trustedpublisher\certificates\*`, "*", WeakensPolicy, anything, trustsPublisher},
	{`software\policies\microsoft\systemcertificates\trustedpublisher\certificates\*`, "*", WeakensPolicy, anything, trustsPublisher},

	{ServicesKey + `lanmanserver\parameters`, "NullSessionPipes", WeakensPolicy, anything, "lets anonymous callers open a named pipe over the network"},
	{ServicesKey + `lanmanserver\parameters`, "NullSessionShares", WeakensPolicy, anything, "lets anonymous callers open a share"},
	{ServicesKey + `lanmanserver\parameters`, "RestrictNullSessAccess", WeakensPolicy, zero, "lets anonymous callers open pipes and shares"},
	{ServicesKey + `lanmanserver\parameters`, "SMB1", WeakensPolicy, nonzero, "turns on SMB 1"},
	{control + `terminal server`, "fDenyTSConnections", WeakensPolicy, zero, "turns on Remote Desktop"},
	{control + `terminal server\winstations\rdp-tcp`, "UserAuthentication", WeakensPolicy, zero, "lets Remote Desktop take connections before the user is authenticated"},
	{sessionManager, "ProtectionMode", WeakensPolicy, zero, "weakens the descriptors of the system's own objects"},
	{sessionManager, "SafeDllSearchMode", WeakensPolicy, zero, "makes programs look for libraries in the current directory first"},
	{sessionManager + `\knowndlls`, "*", WeakensPolicy, anything, "changes which libraries of Windows all programs load"},
	{sessionManager + `\kernel`, "DisableExceptionChainValidation", WeakensPolicy, nonzero, "turns off a protection against exploits (SEHOP)"},
	{control + `crashcontrol`, "DumpFilters", ForReview, anything, "runs a driver while Windows writes a crash dump, which can hold the memory of all programs"},
	{control + `safeboot\minimal\*`, "*", ForReview, anything, "starts a driver or service in safe mode, where people go to remove a harmful one"},
	{control + `safeboot\network\*`, "*", ForReview, anything, "starts a driver or service in safe mode, where people go to remove a harmful one"},
	{`software\classes\*\shell\*`, "*", ForReview, anything, "adds a command to the menu of every file"},

	{sessionManager + `\memory management`, "MoveImages", WeakensPolicy, zero, "turns off address space layout randomization"},
}

const (
	currentVersion = `software\microsoft\windows\currentversion\`
	windowsNT      = `software\microsoft\windows nt\currentversion\`
	control        = `system\currentcontrolset\control\`
	sessionManager = control + `session manager`
	defender       = `software\microsoft\windows defender`
	defenderPolicy = `software\policies\microsoft\windows defender`
	firewall       = ServicesKey + `sharedaccess\parameters\firewallpolicy\`

	runsOnce         = "run a command once, at the next start or logon"
	runsForUsers     = "run a command for every user at logon"
	turnsOffDefender = "turns off Windows Defender, or part of it"
	turnsOffFirewall = "turns off the firewall"
	turnsOffHVCI     = "turns off memory integrity (HVCI), which keeps unsigned code out of the kernel"
	trustsRoot       = "makes the machine trust everything that is signed below another root certificate"
	trustsPeople     = "makes the machine trust app packages that are signed with another certificate"
	trustsPublisher  = "makes the machine install drivers of another publisher without asking"
)
