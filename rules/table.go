package rules

// All returns every rule, in the order of the IDs.
func All() []*Rule {
	return []*Rule{
		textWindowsMisreads,
		unresolvedToken,
		unsupportedEncoding,
		includeNotFound,
		unusedSuppression,
		malformedSuppression,
		expiredSuppression,
		unquotedSDDL,
		smartQuotedSDDL,
		emptySecurityValue,
		malformedSDDL,
		unknownSIDAlias,
		malformedOrOddSID,
		aliasNewerThanTarget,
		opaqueBinaryDescriptor,
		rightsFromWrongObject,
		ownerGroupOrSACL,
		beyondDeviceSubset,
		deviceObjectInheritanceFlags,
		objectOrConditionalACE,
		adminAliasNotBuiltin,
		commentContradictsDescriptor,
		nullDACL,
		emptyDACL,
		unprotectedDACL,
		worldFullControl,
		broadWriteAccess,
		broadReadAccess,
		restrictedCodeWithoutWorld,
		systemCannotAccess,
		adminsCannotAccess,
		adminGenericAll,
		ineffectiveDenyACE,
		nonCanonicalACEOrder,
		denyLocksOutSystem,
		redundantACE,
		missingSecureOpen,
		securityValueWrongSection,
		unreachableSecuritySection,
		serviceTakeover,
		serviceOperableByUsers,
		serviceSecurityOnUpgrade,
		serviceLocksOutSystem,
		interactiveService,
		win32ServiceAsLocalSystem,
		unquotedServicePath,
		serviceBinaryWritable,
		dangerousServiceRegistry,
		serviceFailureAction,
		excessivePrivileges,
		registrySecurityUsersWrite,
		fileSecurityUsersWrite,
		fileDestinationUserWritable,
		securityOnSystemDirectory,
		securityOnHKRValues,
		keySecurityNotInheritable,
		orphanSecuritySection,
		autostartWrite,
		weakensSecurityPolicy,
		dllRegistration,
		comPermissionBroad,
		wmiBroadWrite,
		wmiSecurityDuplicated,
		wmiSecurityOnUpgrade,
		wmiInterfaceMalformed,
		eventChannelBroadAccess,
		eventAccessIgnored,
	}
}

// Lookup returns the rule with the given ID or name, or nil.
func Lookup(idOrName string) *Rule {
	for _, r := range All() {
		if r.ID == idOrName || r.Name == idOrName {
			return r
		}
	}
	return nil
}
