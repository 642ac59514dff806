DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeGauge");

NTSTATUS Make(PDRIVER_OBJECT Driver, PSECURITY_DESCRIPTOR Closed)
{
    NTSTATUS status = IoCreateDeviceSecure(Driver, 0, &Name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE,
        &SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX, NULL, &Device);
    return NT_SUCCESS(status) ? ZwSetSecurityObject(Handle, DACL_SECURITY_INFORMATION, Closed) : status;
}
